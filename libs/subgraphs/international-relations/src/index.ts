export { internationalRelations } from './subgraph';
