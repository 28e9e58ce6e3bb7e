import { useGraphiQL, useGraphiQLActions } from '@graphiql/react';
import { useEffect, useRef } from 'react';

/** Asks the question that the address carried, as soon as the editors hold it. */
export function RunOnce() {
  const { run } = useGraphiQLActions();
  const ready = useGraphiQL(({ queryEditor, variableEditor, responseEditor }) =>
    Boolean(queryEditor && variableEditor && responseEditor),
  );
  const done = useRef(false);
  useEffect(() => {
    if (!ready || done.current) return;
    done.current = true;
    run();
  }, [ready, run]);
  return null;
}
