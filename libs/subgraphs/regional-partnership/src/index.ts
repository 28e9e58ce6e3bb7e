export { regionalPartnership } from './subgraph';
