/** True for a figure that is one end of a printed range. The two ends are one statement, and are not compared with each other. */
export const isEndOfRange = ({ dimensions = [] }: { dimensions?: readonly { dimension: string }[] }): boolean =>
  dimensions.some(({ dimension }) => dimension === 'bound');
