import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import type { Known, KnownFields } from '../http/known-parameters.js';

interface Call {
  /** `RefundResource.create` */
  readonly name: string;
  readonly declaration: string;
}

const modules = path.resolve(import.meta.dirname, '../../../../node_modules');
const sdk = path.join(modules, 'stripe');
const METHOD = /^ {4}(\w+)\([^)]*\) \{\n(?:(?!^ {4}\}).*\n)*? +return this\._makeRequest\('(\w+)', (['`])(.+?)\3/gm;

/** Which method of the SDK asks for which endpoint: `POST /v1/refunds/:id`. */
function callsByEndpoint(): Map<string, Call> {
  const calls = new Map<string, Call>();
  for (const file of globSync(path.join(sdk, 'esm/resources/**/*.js'))) {
    const source = readFileSync(file, 'utf8');
    const resource = /^export class (\w+) extends StripeResource/m.exec(source)?.[1];
    for (const [, method, verb, , address] of source.matchAll(METHOD)) {
      const endpoint = `${verb} ${address?.replaceAll(/\$\{[^}]+\}/g, ':id')}`;
      calls.set(endpoint, { name: `${resource}.${method}`, declaration: file.replace(/\.js$/, '.d.ts') });
    }
  }
  return calls;
}

/** The declarations of these files alone: what they import from others that are not shared is never a parameter. */
function checkerOf(files: readonly string[]): { checker: ts.TypeChecker; program: ts.Program } {
  const options: ts.CompilerOptions = { noLib: true, strict: true, types: [], module: ts.ModuleKind.NodeNext };
  const base = path.join(modules, 'typescript/lib/lib.es5.d.ts');
  const roots = [base, path.join(sdk, 'esm/shared.d.ts'), ...files];
  const wanted = new Set(roots.map((file) => path.normalize(file)));
  const host = ts.createCompilerHost(options);
  const read = host.getSourceFile.bind(host);
  host.getSourceFile = (name, ...rest) => (wanted.has(path.normalize(name)) ? read(name, ...rest) : undefined);
  const program = ts.createProgram(roots, options, host);
  return { checker: program.getTypeChecker(), program };
}

const isText = (type: ts.Type): boolean => (type.flags & ts.TypeFlags.StringLike) !== 0;
/** `OtherString` is a string crossed with nothing; a `Decimal` is a class. Neither has anything inside. */
const hasInside = (type: ts.Type): boolean =>
  (type.flags & (ts.TypeFlags.Object | ts.TypeFlags.Intersection)) !== 0 &&
  !type.isClass() &&
  !(type.isIntersection() && type.types.some(isText));

/** The words a parameter may be, where the SDK lists them; `OtherString` beside them keeps the compiler from checking. */
function wordsOf(type: ts.Type): string[] {
  const types = type.isUnion() ? type.types : [type];
  if (types.some((one) => one.flags & ts.TypeFlags.String)) return [];
  const words = types.flatMap((one) => (one.isStringLiteral() && one.value !== '' ? [one.value] : []));
  return words.toSorted();
}

function inside(checker: ts.TypeChecker, type: ts.Type, seen: readonly ts.Type[] = []): Known {
  const words = wordsOf(type);
  if (words.length > 0) return words;
  if (type.isUnion()) {
    const each = type.types.map((one) => inside(checker, one, seen));
    return each.find((one) => Array.isArray(one)) ?? (Object.assign({}, ...each) as KnownFields);
  }
  const [element] = checker.isArrayType(type) ? checker.getTypeArguments(type as ts.TypeReference) : [];
  if (element) return inside(checker, element, seen);
  if (!hasInside(type) || seen.includes(type)) return {};
  const names = checker.getPropertiesOfType(type).filter(({ name }) => name !== 'expand');
  const entries = names.map(
    (one) => [one.name, inside(checker, checker.getTypeOfSymbol(one), [...seen, type])] as const,
  );
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}

function typeOfParams(checker: ts.TypeChecker, program: ts.Program, call: Call): ts.Type | undefined {
  const [className, method] = call.name.split('.');
  const file = program.getSourceFile(call.declaration);
  const resource = file?.statements.find((one) => ts.isClassDeclaration(one) && one.name?.text === className);
  const member = (resource as ts.ClassDeclaration | undefined)?.members.find((one) => one.name?.getText() === method);
  const params = (member as ts.MethodDeclaration | undefined)?.parameters.find(
    (one) => one.name.getText() === 'params',
  );
  return params && checker.getTypeAtLocation(params);
}

/**
 * What the SDK of this installation can send to these endpoints (`expand` apart, which all take).
 * @throws for an endpoint that the SDK does not know
 */
export function readSdk(endpoints: readonly string[]): KnownFields {
  const calls = callsByEndpoint();
  const wanted = endpoints.toSorted().map((endpoint) => {
    const call = calls.get(endpoint);
    if (!call) throw new Error(`the SDK has no method for ${endpoint}`);
    return { endpoint, call };
  });
  const { checker, program } = checkerOf([...new Set(wanted.map(({ call }) => call.declaration))]);
  const read = (call: Call): Known => {
    const type = typeOfParams(checker, program, call);
    return type ? inside(checker, type) : {};
  };
  return Object.fromEntries(wanted.map(({ endpoint, call }) => [endpoint, read(call)]));
}
