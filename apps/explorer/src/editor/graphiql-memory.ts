import { DOC_EXPLORER_PLUGIN } from '@graphiql/plugin-doc-explorer';

// GraphiQL has no option for either of these, but remembers them under these names from one visit to the next.
const queryWidth = 'graphiql:editorFlex';
const openPane = 'graphiql:visiblePlugin';

/** Gives the answer more room than the query, until the reader moves the border between them. */
export function giveRoomToAnswer(): void {
  remember(queryWidth, (width) => width ?? '0.7');
}

/** Opens the documentation, whichever pane the reader had open before. */
export function openDocumentation(): void {
  remember(openPane, () => DOC_EXPLORER_PLUGIN.title);
}

function remember(name: string, next: (before: string | null) => string): void {
  try {
    localStorage.setItem(name, next(localStorage.getItem(name)));
  } catch {
    // Without storage GraphiQL looks as its makers left it.
  }
}
