import './field-picker.css';
import { useGraphiQL, useOperationsEditorState, useOptimisticState } from '@graphiql/react';
import { getNamedType, getOperationAST, Kind, type OperationDefinitionNode, parse, print } from 'graphql';
import { useState } from 'react';
import { useEditorsReady } from '../editor/editors-ready';
import { languageOf, useLanguage, useTranslate } from '../language/language';
import { defaultSelection } from './default-selection';
import { type FieldNode, pathKeyOf, requiredArguments, visibleNodes } from './field-nodes';
import { addArgument, addSelection, removeArgument, removeSelection } from './selection';
import { useTreeKeys } from './tree-keys';

/** The id of the description of the entry that has the focus. */
const descriptionId = 'field-description';

/** A side pane that builds a query by ticking fields, in a tree of their names. */
export function FieldPicker() {
  const t = useTranslate();
  const language = useLanguage();
  const schema = useGraphiQL(({ schema }) => schema);
  const operationName = useGraphiQL(({ operationName }) => operationName);
  const [query, setQuery] = useOptimisticState(useOperationsEditorState());
  const [opened, setOpened] = useState<ReadonlyMap<string, boolean>>(new Map());
  const [focused, setFocused] = useState('');
  const edited = editedOperation(query, operationName);
  const isIntrospecting = useGraphiQL(({ isIntrospecting }) => isIntrospecting);
  const isReady = useEditorsReady();
  const nodes =
    schema && edited && isReady ? visibleNodes({ schema, operation: edited.operation, language, opened }) : [];
  const active = nodes.find(({ path }) => pathKeyOf(path) === focused) ?? nodes[0];
  const setOpen = (node: FieldNode, isOpen: boolean) => setOpened(new Map(opened).set(pathKeyOf(node.path), isOpen));
  const toggle = (node: FieldNode) => edited && setQuery(edited.write(toggled(edited.operation, node)));
  const focus = ({ path }: FieldNode) => setFocused(pathKeyOf(path));
  const onKeyDown = useTreeKeys({ nodes, active, focus, setOpen, toggle });
  return (
    <section className="field-picker" lang={language} aria-label={t({ ja: '項目を選ぶ', en: 'Field picker' })}>
      <h2>{t({ ja: '項目を選ぶ', en: 'Field picker' })}</h2>
      {edited ? (
        <>
          <p className="soft" id="field-picker-help">
            {t({
              ja: '印を付けた項目が、問い合わせに入ります。矢印キーで移り、スペースキーで印を付けます。',
              en: 'The query requests the ticked fields. Move with the arrow keys, and tick with the space bar.',
            })}
          </p>
          {(!isReady || (isIntrospecting && !schema)) && (
            <p role="status">{t({ ja: '読み込み中です。', en: 'Loading.' })}</p>
          )}
          <ul
            role="tree"
            aria-label={t({ ja: '項目', en: 'Fields' })}
            aria-describedby="field-picker-help"
            aria-multiselectable
            onKeyDown={onKeyDown}
          >
            {nodes.map((node) => (
              <TreeItem
                key={pathKeyOf(node.path)}
                node={node}
                isActive={node === active}
                onFocus={() => focus(node)}
                onToggle={() => toggle(node)}
                onOpen={() => setOpen(node, !node.isExpanded)}
              />
            ))}
          </ul>
          <p className="field-description" id={descriptionId} lang={languageOf(active?.description ?? '')}>
            {active?.description}
          </p>
        </>
      ) : (
        <p role="status">
          {t({
            ja: '問い合わせの書き方に誤りがあるため、項目を選べません。直すと、ここで選べます。',
            en: 'The query has a syntax error. Correct it to choose fields here.',
          })}
        </p>
      )}
    </section>
  );
}

interface TreeItemProps {
  node: FieldNode;
  isActive: boolean;
  onFocus: () => void;
  onToggle: () => void;
  onOpen: () => void;
}

function TreeItem({ node, isActive, onFocus, onToggle, onOpen }: TreeItemProps) {
  const { path, name, label, isSelected, isExpanded, position, neighbors, argument } = node;
  const t = useTranslate();
  return (
    <li
      role="treeitem"
      id={`field ${pathKeyOf(path)}`}
      aria-level={path.length}
      aria-posinset={position}
      aria-setsize={neighbors}
      aria-expanded={isExpanded}
      aria-checked={isSelected}
      aria-describedby={isActive ? descriptionId : undefined}
      tabIndex={isActive ? 0 : -1}
      style={{ paddingInlineStart: `${path.length - 1}em` }}
      onFocus={onFocus}
      onClick={onToggle}
    >
      {/* The key for it is an arrow; the mouse has this. */}
      <span
        className="twisty"
        aria-hidden="true"
        onClick={(event) => {
          if (isExpanded === undefined) return;
          event.stopPropagation();
          onOpen();
        }}
      >
        {isExpanded === undefined ? '' : isExpanded ? '▾' : '▸'}
      </span>
      <span className="tick" aria-hidden="true">
        {isSelected ? '✓' : ''}
      </span>
      <span>
        {argument && <span className="argument">{t({ ja: '引数', en: 'argument' })} </span>}
        {label} <code lang="en">{name}</code>
      </span>
    </li>
  );
}

interface EditedOperation {
  operation: OperationDefinitionNode;
  /** The whole text with another operation in the place of this one. Empty if that selects nothing. */
  write(next: OperationDefinitionNode): string;
}

/** The operation that GraphiQL would run; a new one for an empty text. Undefined for a text with a syntax error. */
function editedOperation(query: string, operationName: string | undefined): EditedOperation | undefined {
  if (query.trim() === '') return { operation: emptyQuery, write: textOf };
  try {
    const document = parse(query);
    const operation =
      getOperationAST(document, operationName) ??
      document.definitions.find((each) => each.kind === Kind.OPERATION_DEFINITION);
    if (!operation) return { operation: emptyQuery, write: (next) => `${query.trim()}\n\n${textOf(next)}` };
    return {
      operation,
      write: (next) =>
        document.definitions
          .map((each) => (each === operation ? textOf(next) : print(each)))
          .filter(Boolean)
          .join('\n\n'),
    };
  } catch {
    return undefined;
  }
}

const emptyQuery = {
  kind: Kind.OPERATION_DEFINITION,
  operation: 'query',
  selectionSet: { kind: Kind.SELECTION_SET, selections: [] },
} as unknown as OperationDefinitionNode;

const textOf = (operation: OperationDefinitionNode): string =>
  operation.selectionSet.selections.length > 0 ? print(operation) : '';

/** An operation with a field, an argument or a type that it did not select, or without one that it did. */
function toggled(operation: OperationDefinitionNode, { path, field, argument, name, isSelected }: FieldNode) {
  if (argument) {
    const around = path.slice(0, -1);
    return isSelected ? removeArgument(operation, around, name) : addArgument(operation, around, argument);
  }
  if (isSelected) return removeSelection(operation, path);
  const type = field && getNamedType(field.type);
  const inside = type ? defaultSelection(type) : ({ kind: Kind.SELECTION_SET, selections: [typename] } as const);
  const added = addSelection(operation, path, inside);
  return field ? requiredArguments(field).reduce((each, required) => addArgument(each, path, required), added) : added;
}

const typename = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: '__typename' } } as const;
