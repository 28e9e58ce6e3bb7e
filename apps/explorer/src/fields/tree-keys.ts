import { type KeyboardEvent, useLayoutEffect, useRef } from 'react';
import { type FieldNode, pathKeyOf } from './field-nodes';

interface TreeKeys {
  /** The entries in sight. */
  nodes: FieldNode[];
  /** The one that the tab key reaches. */
  active: FieldNode | undefined;
  focus: (node: FieldNode) => void;
  setOpen: (node: FieldNode, isOpen: boolean) => void;
  toggle: (node: FieldNode) => void;
}

/**
 * The keys of a tree, as the ARIA Authoring Practices describe them: arrows move, open and close, Home and End lead to its
 * ends, a letter to the next name that begins with it, and the space bar and Enter tick.
 */
export function useTreeKeys({ nodes, active, focus, setOpen, toggle }: TreeKeys) {
  const moved = useRef(false);
  useLayoutEffect(() => {
    if (!moved.current || !active) return;
    moved.current = false;
    document.getElementById(`field ${pathKeyOf(active.path)}`)?.focus();
  });

  function move(node: FieldNode | undefined) {
    if (!node) return;
    moved.current = true;
    focus(node);
  }

  return function onKeyDown(event: KeyboardEvent) {
    if (!active || event.ctrlKey || event.altKey || event.metaKey) return;
    const at = nodes.indexOf(active);
    const actions: Record<string, () => void> = {
      ArrowDown: () => move(nodes[at + 1]),
      ArrowUp: () => move(nodes[at - 1]),
      ArrowRight: () =>
        active.isExpanded === false ? setOpen(active, true) : active.isExpanded && move(nodes[at + 1]),
      ArrowLeft: () => (active.isExpanded ? setOpen(active, false) : move(parentOf(nodes, active))),
      Home: () => move(nodes[0]),
      End: () => move(nodes.at(-1)),
      Enter: () => toggle(active),
      ' ': () => toggle(active),
    };
    const action =
      actions[event.key] ?? (event.key.length === 1 ? () => move(namedBy(nodes, at, event.key)) : undefined);
    if (!action) return;
    event.preventDefault();
    action();
  };
}

const parentOf = (nodes: FieldNode[], { path }: FieldNode): FieldNode | undefined =>
  nodes.find((each) => pathKeyOf(each.path) === pathKeyOf(path.slice(0, -1)));

/** The next entry whose name begins with a letter. */
function namedBy(nodes: FieldNode[], at: number, letter: string): FieldNode | undefined {
  const begins = ({ name, label }: FieldNode): boolean =>
    [name, label].some((text) => text.toLowerCase().startsWith(letter.toLowerCase()));
  return [...nodes.slice(at + 1), ...nodes.slice(0, at)].find(begins);
}
