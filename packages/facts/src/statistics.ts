export { agreement, type Agreement, type Halves } from './statistics/agreement.ts';
export { functionCost, type Cost } from './statistics/cost.ts';
export { pooled, pooledFactors, product, quotient, wilson, Z95, type Estimate } from './statistics/interval.ts';
export { classify, classifyShapes, NOISE, POLYMORPHIC, SKEWED, type Distribution, type Shapes } from './statistics/shapes.ts';
export { unseen } from './statistics/unseen.ts';
export { overRuns, type RunShare } from './statistics/between.ts';
export { studentQuantile } from './statistics/student.ts';
export { unseenIn } from './statistics/unseen-in.ts';
