import { useGraphiQL } from '@graphiql/react';
import { createContext, type RefObject, useContext, useEffect, useRef } from 'react';

/** True as soon as GraphiQL has made its editors. Until then it ignores what a reader wants to run. */
export const useEditorsReady = (): boolean =>
  useGraphiQL(({ queryEditor, variableEditor, responseEditor }) =>
    Boolean(queryEditor && variableEditor && responseEditor),
  );

/** True as soon as the editors are ready, and the operation is chosen that the page begins with. */
export const StartedContext = createContext(false);

export const useStarted = (): boolean => useContext(StartedContext);

/** Returns a function that acts at once, or as soon as the editors have started; of several calls before, the last one counts. */
export function useWhenReady<Values extends unknown[]>(act: (...values: Values) => void): (...values: Values) => void {
  const isStarted = useStarted();
  const waiting = useRef<Values>(undefined);
  useEffect(() => {
    if (!isStarted || !waiting.current) return;
    const values = waiting.current;
    waiting.current = undefined;
    act(...values);
  });
  return (...values) => {
    if (isStarted) act(...values);
    else waiting.current = values;
  };
}

/** Buttons of GraphiQL that need its editors: without them, most do nothing, and a new tab loses the query of the first one. */
const needsEditors = [
  '.graphiql-execute-button',
  '.graphiql-tab',
  '.graphiql-tab-add',
  '.graphiql-toolbar',
  '.graphiql-history-item',
];

/** Holds back what is pressed of them before the editors are ready. The ref has the button that was pressed last. */
export function useHeldPress(): RefObject<HTMLElement | undefined> {
  const isReady = useEditorsReady();
  const held = useRef<HTMLElement>(undefined);
  useEffect(() => {
    if (isReady) return undefined;
    const onClick = (event: MouseEvent): void => {
      const button = (event.target as Element).closest<HTMLElement>('button');
      if (!button?.closest(needsEditors.join())) return;
      event.stopPropagation();
      held.current = button;
    };
    window.addEventListener('click', onClick, { capture: true });
    return () => window.removeEventListener('click', onClick, { capture: true });
  }, [isReady]);
  return held;
}
