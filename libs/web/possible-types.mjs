import { isInterfaceType } from 'graphql';

/** What each interface of the contract stands for: without it Apollo's cache drops the fields below `... on Problem`. */
export const plugin = (schema) => {
  const interfaces = Object.values(schema.getTypeMap()).filter(isInterfaceType);
  const possible = Object.fromEntries(
    interfaces.map((one) => [one.name, schema.getPossibleTypes(one).map(({ name }) => name)]),
  );
  return `export const possibleTypes: Record<string, string[]> = ${JSON.stringify(possible, null, 2)};\n`;
};
