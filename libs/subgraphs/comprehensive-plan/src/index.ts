export { comprehensivePlan } from './subgraph';
