/** One row, one move. Guards, buttons, the GraphQL enum and the README's diagram are read off this table. */
export const PRODUCT_MOVES = [
  { from: 'draft', move: 'submit', to: 'pending', by: ['merchant'] },
  { from: 'draft', move: 'publish', to: 'published', by: ['merchant'] },
  { from: 'archived', move: 'submit', to: 'pending', by: ['merchant'] },
  { from: 'archived', move: 'publish', to: 'published', by: ['merchant'] },
  { from: 'needs_fix', move: 'submit', to: 'pending', by: ['merchant'] },
  { from: 'taken_down', move: 'submit', to: 'pending', by: ['merchant'] },
  { from: 'published', move: 'submit', to: 'pending', by: ['merchant'] },
  { from: 'pending', move: 'withdraw', to: 'draft', by: ['merchant'] },
  { from: 'published', move: 'withdraw', to: 'draft', by: ['merchant'] },
  { from: 'pending', move: 'publish', to: 'published', by: ['curator'] },
  { from: 'pending', move: 'needs_fix', to: 'needs_fix', by: ['curator'] },
  { from: 'pending', move: 'reject', to: 'rejected', by: ['curator'] },
  { from: 'published', move: 'needs_fix', to: 'needs_fix', by: ['curator'] },
  { from: 'published', move: 'take_down', to: 'taken_down', by: ['curator'] },
  { from: 'taken_down', move: 'publish', to: 'published', by: ['curator'] },
  { from: 'draft', move: 'archive', to: 'archived', by: ['merchant'] },
  { from: 'pending', move: 'archive', to: 'archived', by: ['merchant'] },
  { from: 'published', move: 'archive', to: 'archived', by: ['merchant'] },
  { from: 'needs_fix', move: 'archive', to: 'archived', by: ['merchant'] },
  { from: 'rejected', move: 'archive', to: 'archived', by: ['merchant'] },
  { from: 'taken_down', move: 'archive', to: 'archived', by: ['merchant'] },
] as const satisfies readonly { from: string; move: string; to: string; by: readonly ('merchant' | 'curator')[] }[];

export const PRODUCT_STATES = [
  'draft',
  'pending',
  'published',
  'needs_fix',
  'rejected',
  'archived',
  'taken_down',
] as const;
export type ProductState = (typeof PRODUCT_STATES)[number];
export type ProductMove = (typeof PRODUCT_MOVES)[number]['move'];
export type ProductActor = (typeof PRODUCT_MOVES)[number]['by'][number];

/** Where the move leads from here for this actor, or null. */
export const afterMove = (from: ProductState, move: ProductMove, by: ProductActor): ProductState | null =>
  PRODUCT_MOVES.find((row) => row.from === from && row.move === move && (row.by as readonly string[]).includes(by))
    ?.to ?? null;

/** The table as a Mermaid diagram, for the README. */
export const productDiagram = (): string =>
  [
    'stateDiagram-v2',
    ...PRODUCT_MOVES.map((row) => `  ${row.from} --> ${row.to}: ${row.move} (${row.by.join(', ')})`),
  ].join('\n');
