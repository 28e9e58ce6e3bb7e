import { PaneIcon } from '../editor/pane-icon';

/** A list of boxes, the first of them ticked. */
export function FieldPickerIcon() {
  return (
    <PaneIcon>
      <path d="M3 3.5h4v4H3zM3 12.5h4v4H3z" />
      <path d="m4 5.4 1 1 1.4-1.8" />
      <path d="M10.5 5.5H17M10.5 14.5H17" />
    </PaneIcon>
  );
}
