export function fieldPrograms() { return []; }
export async function measuredField() {}
