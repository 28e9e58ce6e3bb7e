import 'graphiql/setup-workers/vite';
import '@graphiql/react/style.css';
import '@graphiql/plugin-doc-explorer/style.css';
import '@graphiql/plugin-history/style.css';
import 'graphiql/graphiql.css';
import './explorer.css';
import { DOC_EXPLORER_PLUGIN, DocExplorerStore } from '@graphiql/plugin-doc-explorer';
import { type GraphiQLPlugin, useGraphiQL, useGraphiQLActions } from '@graphiql/react';
import { GraphiQL, HISTORY_PLUGIN } from 'graphiql';
import { useEffect, useRef, useState } from 'react';
import { AnswerViews } from '../answer/answer-views';
import { answers } from '../answer/answers';
import { scrollToAnswer } from '../answer/scroll-to-answer';
import { type SharedQuery } from '../answer/share-link';
import { useLanguage } from '../language/language';
import { FieldPicker } from '../fields/field-picker';
import { FieldPickerIcon } from '../fields/field-picker-icon';
import { QuestionsIcon, QuestionsPane } from '../questions/questions-pane';
import { StartedContext, useEditorsReady, useHeldPress } from './editors-ready';
import { fetchAnswer, isQuery } from './fetch-answer';
import firstQuery from './first-query.graphql?raw';
import { FollowAddress } from './follow-address';
import { FollowLanguage, FollowRuns } from './follow-runs';
import { themeNames } from './monaco';
import { editorStorage } from './tab-storage';
import { ToolbarShortcuts } from './toolbar-shortcuts';
import { translateGraphiql } from './translate-graphiql';
import { type EditorContent, lastOpenTab } from './last-open-tab';

/** Ready-made questions, for readers who do not know GraphQL. */
const questionsPlugin: GraphiQLPlugin = {
  title: 'Questions',
  icon: QuestionsIcon,
  content: QuestionsPane,
};

/** Builds a query by ticking fields. GraphiQL's button prefixes "Show" to the title. */
const fieldPicker: GraphiQLPlugin = {
  title: 'Field picker',
  icon: FieldPickerIcon,
  content: FieldPicker,
};

const DocumentationContent = DOC_EXPLORER_PLUGIN.content;

/** The documentation of the schema, whose descriptions are in the reader's language. */
const documentation: GraphiQLPlugin = {
  ...DOC_EXPLORER_PLUGIN,
  content: function Documentation() {
    return (
      <div lang={useLanguage()} className="documentation">
        <DocumentationContent />
      </div>
    );
  },
};

/** The side panes in the order of their buttons. GraphiQL itself puts the documentation first. */
const plugins: GraphiQLPlugin[] = [questionsPlugin, fieldPicker, HISTORY_PLUGIN];

/** Read once, before GraphiQL begins to store its tabs. */
const lastOpened = lastOpenTab();

/** GraphiQL on our gateway, with the views of the answer in its footer. `opened` is the query in the address. */
export default function Explorer({ opened }: { opened: SharedQuery | undefined }) {
  const initial: Partial<EditorContent> = opened ?? lastOpened ?? {};
  const container = useRef<HTMLDivElement>(null);
  const language = useLanguage();
  const [isStarted, setStarted] = useState(false);
  useEffect(() => (container.current ? simplifyTabs(container.current) : undefined), []);
  useEffect(() => (container.current ? stopRuns(container.current) : undefined), []);
  // Language by language: the labels of one are restored before those of the other are written.
  useEffect(() => translateGraphiql(language), [language]);
  return (
    <div lang={language} className="explorer" ref={container}>
      <StartedContext value={isStarted}>
        <GraphiQL
          fetcher={fetchAnswer}
          plugins={plugins}
          referencePlugin={documentation}
          visiblePlugin={initialPane(opened)}
          defaultQuery={firstQuery}
          initialQuery={initial.query}
          initialVariables={initial.variables}
          editorTheme={themeNames}
          storage={editorStorage}
        >
          {/* The page has a heading of its own. */}
          <GraphiQL.Logo>{null}</GraphiQL.Logo>
          <GraphiQL.Footer>
            <ChooseOperation
              name={initial.operationName}
              runs={opened !== undefined && isQuery(opened)}
              onChosen={() => setStarted(true)}
            />
            <ToolbarShortcuts />
            <FollowLanguage />
            <FollowRuns />
            <FollowAddress opened={opened} />
            {/* Lets the documentation follow the schema and the editor. GraphiQL adds it only to its own plugin. */}
            <DocExplorerStore>{null}</DocExplorerStore>
            <AnswerViews />
          </GraphiQL.Footer>
        </GraphiQL>
      </StartedContext>
    </div>
  );
}

/** The documentation for `#docs`, no pane beside a query from the address, and otherwise the questions. */
function initialPane(opened: SharedQuery | undefined) {
  if (location.hash === '#docs') return documentation;
  return opened ? undefined : questionsPlugin;
}

interface ChooseOperationProps {
  name: string | undefined;
  /** True if the query runs by itself. */
  runs: boolean;
  onChosen: () => void;
}

/**
 * As soon as the editors contain the query that the page begins with, chooses one of its operations, and runs it if it comes
 * from the address, or if the reader has pressed ▶ before. Any other button that was pressed before acts then.
 */
function ChooseOperation({ name, runs, onChosen }: ChooseOperationProps) {
  const { run, setOperationName } = useGraphiQLActions();
  const operations = useGraphiQL(({ operations }) => operations);
  const isFetching = useGraphiQL(({ isFetching }) => isFetching);
  const isReady = useEditorsReady();
  const isDone = useRef(false);
  const held = useHeldPress();
  useEffect(() => {
    if (!isReady || isDone.current) return;
    isDone.current = true;
    if (operations?.some((operation) => operation.name?.value === name)) setOperationName(name as string);
    onChosen();
    const isRun = held.current?.matches(executeButton);
    // To run while a run is under way would stop it.
    if (!isFetching && (runs || isRun)) {
      run();
      scrollToAnswer();
    }
    if (!isRun) held.current?.click();
  }, [held, isFetching, isReady, name, onChosen, operations, run, runs, setOperationName]);
  return null;
}

const executeButton = '.graphiql-execute-button';

/**
 * Lets ■, which GraphiQL shows in place of ▶ during a run, stop the request too. The second click of a double click on ▶ is
 * not meant for it. Returns a function that ends this.
 */
function stopRuns(explorer: HTMLElement): () => void {
  const onClick = (event: MouseEvent): void => {
    if (!(event.target as Element).closest(executeButton)) return;
    if (event.detail > 1) event.stopPropagation();
    else answers.stop(answers.openTab());
  };
  explorer.addEventListener('click', onClick, { capture: true });
  return () => explorer.removeEventListener('click', onClick, { capture: true });
}

/**
 * Replaces the roles of GraphiQL's tabs. GraphiQL puts two buttons inside each element with the role tab, where screen
 * readers cannot reach them. Without the roles they are a list of buttons, one of them current. Returns a function that
 * stops the replacement.
 */
function simplifyTabs(explorer: HTMLElement): () => void {
  const observer = new MutationObserver(() => explorer.querySelectorAll('.graphiql-tabs').forEach(removeTabRoles));
  observer.observe(explorer, { subtree: true, childList: true, attributes: true, attributeFilter: ['class', 'role'] });
  return () => observer.disconnect();
}

function removeTabRoles(list: Element): void {
  list.removeAttribute('role');
  for (const tab of list.querySelectorAll('.graphiql-tab')) {
    tab.removeAttribute('role');
    tab.removeAttribute('aria-selected');
    tab.querySelector('button')?.setAttribute('aria-current', String(tab.classList.contains('graphiql-tab-active')));
  }
}

// GraphiQL has no options for these two, but reads them from storage.
const queryWidthKey = 'graphiql:editorFlex';
const visiblePaneKey = 'graphiql:visiblePlugin';

/** Gives the answer more room than the query, unless the reader has moved the border between them. */
export function widenAnswer(): void {
  updateStorage(queryWidthKey, (width) => width ?? '0.7');
}

/** Opens the documentation, whichever pane was open on the last visit. */
export function openDocumentation(): void {
  updateStorage(visiblePaneKey, () => documentation.title);
}

function updateStorage(key: string, next: (stored: string | null) => string): void {
  try {
    localStorage.setItem(key, next(localStorage.getItem(key)));
  } catch {
    // Without storage, GraphiQL uses its own defaults.
  }
}
