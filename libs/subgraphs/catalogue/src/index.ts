export { catalogue, catalogueTypes } from './subgraph';
