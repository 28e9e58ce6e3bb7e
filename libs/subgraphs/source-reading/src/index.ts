export { sourceReading } from './subgraph';
