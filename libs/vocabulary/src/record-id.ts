/** Between the id of a record and the edition of one of its versions. No id of a data file has it. */
export const versionMark = '@';

/** The id of a record as an edition prints it: `sister-city-decatur@2024`. */
export const pinnedId = (id: string, edition: string): string => `${id}${versionMark}${edition}`;

/** The id without an edition, by which the newest version is found. */
export const plainId = (id: string): string => id.split(versionMark, 1)[0] as string;

/** The id of an edition's version, given by a plain id or by its own. That of another edition stays, and is not found. */
export const idIn = (edition: string, id: string): string => (id.includes(versionMark) ? id : pinnedId(id, edition));

/** The edition in the id of a version; undefined in a plain id, which stands for the newest version. */
export const pinnedEdition = (id: string): string | undefined => id.split(versionMark, 2)[1];

/** An id as a part of a path. The mark before an edition needs no encoding there. */
export const inPath = (id: string): string => encodeURIComponent(id).replaceAll(encodedVersionMark, versionMark);

const encodedVersionMark = encodeURIComponent(versionMark);

/** The path of a record, below the root of the product: the permanent address of the record without its origin. */
export const recordPath = (id: string): string => `/id/${inPath(id)}`;
