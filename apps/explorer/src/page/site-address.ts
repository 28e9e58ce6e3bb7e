/** Where the root of the product is found, without a slash at its end. The pages lie directly below it. */
export const siteAddress = (): string => new URL('.', location.href).href.replace(/\/$/, '');
