/** Where GraphiQL keeps how wide the query is beside the answer. */
const key = 'graphiql:editorFlex';

/** Gives the answer more room than the query until the reader moves the border. GraphiQL has no option for it. */
export function giveRoomToAnswer(): void {
  try {
    if (localStorage.getItem(key) === null) localStorage.setItem(key, '0.7');
  } catch {
    // Without storage both are of one width.
  }
}
