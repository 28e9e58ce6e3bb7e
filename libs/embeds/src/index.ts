export { embeds } from './embeds';
