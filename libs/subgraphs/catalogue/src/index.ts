export { catalogue, findingTypes } from './subgraph';
