export { informatization } from './subgraph';
