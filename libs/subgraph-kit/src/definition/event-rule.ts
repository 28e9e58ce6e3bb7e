/**
 * Which dates of the records of a concept are events (出来事) on the time line of all domains. Without a rule, all of them
 * are.
 */
export interface EventRule<Entity> {
  /** The fields with dates at which nothing happens, such as the day of a count: `['date']`, `['counts.date']`. */
  except?: string[];
  /** False for a record that does not take place, such as an event that was canceled. */
  takesPlace?(record: Entity): boolean;
  /** The property with the id of another record. This record tells an event of that one again if their dates are the same. */
  repeats?: keyof Entity & string;
}
