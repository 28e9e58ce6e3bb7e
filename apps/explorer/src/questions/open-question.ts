import { useGraphiQL, useGraphiQLActions } from '@graphiql/react';
import { getOperationAST, Kind, parse } from 'graphql';

/** Where the answer stands below the query, out of sight. */
const oneColumn = window.matchMedia('(max-width: 45rem)');

/** Puts a question into a tab of its own and asks it. */
export function useOpenQuestion(): (query: string, variables?: string) => void {
  const { addTab, run, setOperationFacts, updateActiveTabValues } = useGraphiQLActions();
  const queryEditor = useGraphiQL(({ queryEditor }) => queryEditor);
  const variableEditor = useGraphiQL(({ variableEditor }) => variableEditor);
  return (query, variables = '') => {
    // An empty tab is taken, any other is kept.
    if (queryEditor?.getValue().trim()) addTab();
    queryEditor?.setValue(query);
    variableEditor?.setValue(variables);
    // The editor reads what it holds a moment later; the question is asked now.
    const documentAST = parse(query);
    const operations = documentAST.definitions.filter((each) => each.kind === Kind.OPERATION_DEFINITION);
    const operationName = getOperationAST(documentAST)?.name?.value;
    setOperationFacts({ documentAST, operationName, operations });
    updateActiveTabValues({ query, variables, operationName: operationName ?? null });
    // The open tab is told to the answers when it is drawn.
    setTimeout(() => {
      run();
      if (oneColumn.matches) document.querySelector('.answer')?.scrollIntoView();
    });
  };
}
