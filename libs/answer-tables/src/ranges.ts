/** Both ends of a range that the source gives are one statement, and no two figures to compare. */
export const isEndOfRange = ({ dimensions = [] }: { dimensions?: readonly { dimension: string }[] }): boolean =>
  dimensions.some(({ dimension }) => dimension === 'bound');
