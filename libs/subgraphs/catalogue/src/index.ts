export { catalogue } from './subgraph';
