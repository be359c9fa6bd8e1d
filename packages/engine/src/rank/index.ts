/** What a place's share and a receipt come to, without anything else of the engine: for the scoreboard, whose predictions follow the tables. */
export { savingAt, tableFor } from './calibration.ts';
export { impactOf } from './impact.ts';
