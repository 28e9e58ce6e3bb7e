export { genderEquality } from './subgraph';
