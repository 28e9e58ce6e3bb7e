import 'graphiql/setup-workers/vite';
import '@graphiql/react/style.css';
import '@graphiql/plugin-doc-explorer/style.css';
import '@graphiql/plugin-history/style.css';
import '@graphiql/plugin-explorer/style.css';
import 'graphiql/graphiql.css';
import './explorer.css';
import './views.css';
import { DOC_EXPLORER_PLUGIN } from '@graphiql/plugin-doc-explorer';
import { GraphiQL } from 'graphiql';
import { useEffect, useRef } from 'react';
import { AnswerViews } from '../answer/answer-views';
import { type Shared } from '../share/link';
import { themeNames } from './editor-themes';
import { askGateway } from './fetcher';
import firstQuery from './first-query.graphql?raw';
import { plainTabs } from './plain-tabs';
import { plugins, questionsPlugin } from './plugins';
import { RunOnce } from './run-once';

/** Documentation for `#docs`, nothing beside a question that the address carries, else the questions. */
function firstPane(opened: Shared | undefined) {
  if (location.hash === '#docs') return DOC_EXPLORER_PLUGIN;
  return opened ? undefined : questionsPlugin;
}

/** GraphiQL on our gateway, with views of the answer at its foot. Its logo is left out: the page has a heading of its own. */
export default function Explorer({ opened }: { opened: Shared | undefined }) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => (place.current ? plainTabs(place.current) : undefined), []);
  return (
    <div lang="en" className="explorer" ref={place}>
      <GraphiQL
        fetcher={askGateway}
        plugins={plugins}
        visiblePlugin={firstPane(opened)}
        defaultQuery={firstQuery}
        initialQuery={opened?.query}
        initialVariables={opened?.variables}
        editorTheme={themeNames}
      >
        <GraphiQL.Logo>{null}</GraphiQL.Logo>
        <GraphiQL.Footer>
          {opened && <RunOnce />}
          <AnswerViews />
        </GraphiQL.Footer>
      </GraphiQL>
    </div>
  );
}
