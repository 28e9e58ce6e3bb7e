export { errorPage } from './error-page';
