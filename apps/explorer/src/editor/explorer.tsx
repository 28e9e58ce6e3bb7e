import 'graphiql/setup-workers/vite';
import '@graphiql/react/style.css';
import '@graphiql/plugin-doc-explorer/style.css';
import '@graphiql/plugin-history/style.css';
import '@graphiql/plugin-explorer/style.css';
import 'graphiql/graphiql.css';
import './explorer.css';
import './views.css';
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

/** GraphiQL on our gateway, with views of the answer at its foot. Its logo is left out: the page has a heading of its own. */
export default function Explorer({ opened }: { opened: Shared | undefined }) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => (place.current ? plainTabs(place.current) : undefined), []);
  return (
    <div lang="en" className="explorer" ref={place}>
      <GraphiQL
        fetcher={askGateway}
        plugins={plugins}
        visiblePlugin={opened ? undefined : questionsPlugin}
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
