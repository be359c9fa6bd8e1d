/** The programs that are recorded again and again: real ones, and cases whose cause is known. */
const stdlib = (name, ...modules) => ({ name, language: 'python', files: [`packages/adapters/bench/workloads/${name}.py`], modules, run: `${name}.py` });
const case_ = (language, name, run) => ({ name, language, files: [`test/cases/${language}/${name}/${run}`], modules: [], run });

/**
 * `files` are copied beside each other, and `modules` of the interpreter's own library with them: there they are part of the project.
 * `packages` are folders of node_modules of this repository.
 */
export const workloads = [
  stdlib('difflib_compare', 'difflib'),
  stdlib('statistics_fractions', 'statistics', 'fractions'),
  stdlib('ast_unparse', 'ast', 'tokenize'),
  case_('python', 'shape-inventory', 'slow.py'),
  case_('python', 'raster-shapes', 'slow.py'),
  { name: 'shapes', language: 'python', files: ['examples/shapes/main.py'], modules: [], run: 'main.py' },
  case_('javascript', 'route-graph', 'slow.mjs'),
  case_('javascript', 'token-stream', 'slow.mjs'),
  case_('javascript', 'sheet-formulas', 'slow.js'),
  { name: 'parcels', language: 'javascript', files: ['examples/parcels/main.js'], modules: [], run: 'main.js' },
  {
    name: 'acorn', language: 'javascript', files: ['node_modules/acorn/dist/acorn.mjs', 'test/representative/acorn-all.mjs', 'node_modules/typescript/lib/_tsc.js'],
    modules: [], run: 'acorn-all.mjs',
  },
];
