export { indicatorChart, indicatorPictures, recordChart, recordPictures } from './figure-pictures';
export { pictureForms, pictureLimits, readPictureOptions, type PictureOptions, withPictures } from './picture-forms';
export { PictureTooLargeError, pngOf, svgOf } from './pictures';
export { sitePicture } from './site-picture';
