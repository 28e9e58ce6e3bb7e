import 'graphiql/setup-workers/vite';
import '@graphiql/react/style.css';
import '@graphiql/plugin-doc-explorer/style.css';
import '@graphiql/plugin-history/style.css';
import '@graphiql/plugin-explorer/style.css';
import 'graphiql/graphiql.css';
import './explorer.css';
import { GraphiQL } from 'graphiql';
import { themeNames } from './editor-themes';
import { askGateway } from './fetcher';
import firstQuery from './first-query.graphql?raw';
import { plugins } from './plugins';

/** GraphiQL on our gateway. Its logo is left out: the page has a heading of its own. */
export default function Explorer() {
  return (
    <GraphiQL fetcher={askGateway} plugins={plugins} defaultQuery={firstQuery} editorTheme={themeNames}>
      <GraphiQL.Logo>{null}</GraphiQL.Logo>
    </GraphiQL>
  );
}
