export { regionalServices } from './subgraph';
