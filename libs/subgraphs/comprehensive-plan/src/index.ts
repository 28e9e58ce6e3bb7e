export { comprehensivePlan, comprehensivePlanOf } from './subgraph';
