export { PictureTooLargeError, pngOf, svgOf } from './pictures';
