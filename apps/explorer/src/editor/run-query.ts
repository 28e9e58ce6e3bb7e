import { useGraphiQL, useGraphiQLActions } from '@graphiql/react';
import { getOperationAST, Kind, parse } from 'graphql';

/** Returns a function that puts a query into the editor of the open tab and runs it. */
export function useRunQuery(): (query: string) => void {
  const { run, setOperationFacts, updateActiveTabValues } = useGraphiQLActions();
  const queryEditor = useGraphiQL(({ queryEditor }) => queryEditor);
  return (query) => {
    queryEditor?.setValue(query);
    // GraphiQL parses the editor's content after a delay, but the query runs now.
    const documentAST = parse(query);
    const operations = documentAST.definitions.filter((each) => each.kind === Kind.OPERATION_DEFINITION);
    const operationName = getOperationAST(documentAST)?.name?.value;
    setOperationFacts({ documentAST, operationName, operations });
    updateActiveTabValues({ query, operationName: operationName ?? null });
    // The store of answers learns of a new tab when it renders, before this callback.
    setTimeout(() => run());
  };
}
