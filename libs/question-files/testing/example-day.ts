/** The day on which the questions were asked whose answers are committed: a Wednesday; the Monday after it is a holiday. */
export const exampleDay = '2024-07-10';
