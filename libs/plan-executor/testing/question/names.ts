/**
 * Response names of one document. A name stands for one field with one type and one set of arguments, wherever in the
 * document it comes: fragments may overlap as they like, and no two fields ever conflict.
 */
export class Names {
  private readonly meanings = new Map<string, string>();

  /** `alias: ` or nothing, to be written before the field. */
  responseName(field: string, type: string, args: string, wantsAlias: boolean): string {
    const meaning = `${field} ${type} ${args}`;
    for (let i = wantsAlias ? 1 : 0; ; i += 1) {
      const name = i === 0 ? field : `${field.replace('__', '')}_${i}`;
      const taken = this.meanings.get(name);
      if (taken !== undefined && taken !== meaning) continue;
      this.meanings.set(name, meaning);
      return i === 0 ? '' : `${name}: `;
    }
  }
}
