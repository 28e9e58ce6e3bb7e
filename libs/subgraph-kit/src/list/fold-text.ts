/** Makes texts comparable: full-width letters are as half-width ones, and capital letters as small ones. */
export const foldText = (text: string): string => text.normalize('NFKC').toLowerCase();
