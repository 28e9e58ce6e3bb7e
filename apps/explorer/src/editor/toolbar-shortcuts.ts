import { useGraphiQLActions } from '@graphiql/react';
import { useEffect } from 'react';

/**
 * Makes Ctrl+Shift+P, M and C do what the buttons of the toolbar say. Except on a Mac, GraphiQL listens to the Windows
 * key instead of Ctrl, and the browser does something of its own.
 */
export function ToolbarShortcuts() {
  const { prettifyEditors, mergeQuery, copyQuery } = useGraphiQLActions();
  useEffect(() => {
    const actions: Record<string, () => unknown> = { KeyP: prettifyEditors, KeyM: mergeQuery, KeyC: copyQuery };
    function onKeyDown(event: KeyboardEvent) {
      const action = actions[event.code];
      const isInEditor = event.target instanceof Element && event.target.closest('.graphiql-editors');
      if (!action || !isInEditor || !event.ctrlKey || !event.shiftKey || event.altKey || event.metaKey) return;
      event.preventDefault();
      event.stopPropagation();
      void action();
    }
    // Before the editor, which has commands of its own.
    window.addEventListener('keydown', onKeyDown, { capture: true });
    return () => window.removeEventListener('keydown', onKeyDown, { capture: true });
  }, [prettifyEditors, mergeQuery, copyQuery]);
  return null;
}
