import { tokensOf } from '../tokens.ts';

export const { tokenAt, tokensBetween } = tokensOf(/(?:\s|\/\/[^\n\r]*|\/\*[^]*?\*\/)*/y, /\/\/[^\n\r]*|\/\*[^]*?\*\//g);
