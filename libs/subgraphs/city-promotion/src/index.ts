export { cityPromotion } from './subgraph';
