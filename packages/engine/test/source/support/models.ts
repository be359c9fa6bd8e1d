import { afterEach } from 'vitest';
import { buildModel, type SourceModel } from '../../../src/source/index.ts';
import { parser, python } from './parser.ts';

const open: SourceModel[] = [];
afterEach(() => open.splice(0).forEach((model) => model.dispose()));

/** A model that lives until the end of the test. */
export function keep(model: SourceModel): SourceModel {
  open.push(model);
  return model;
}

/** The model of some Python. */
export function modelOf(code: string): SourceModel {
  return keep(buildModel(python, 'a.py', code, parser));
}
