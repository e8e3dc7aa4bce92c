import type { Clock } from '@lapak/kernel';
import { CLOCK } from '@lapak/platform';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { CategoryEntity } from './product.entity.js';

const KEPT_MS = 60_000;

/** The whole tree, as it was at most a minute ago. */
export class CategoryTree {
  readonly byId: ReadonlyMap<string, CategoryEntity>;
  readonly parents: ReadonlyMap<string, string | null>;
  private readonly under = new Map<string | null, CategoryEntity[]>();

  constructor(all: readonly CategoryEntity[]) {
    this.byId = new Map(all.map((category) => [category.id, category]));
    this.parents = new Map(all.map((category) => [category.id, category.parentId]));
    for (const category of all)
      this.under.set(category.parentId, [...(this.under.get(category.parentId) ?? []), category]);
  }

  /** Straight under `id`; at the top when null. */
  children(id: string | null): readonly CategoryEntity[] {
    return this.under.get(id) ?? [];
  }

  /** The category and everything under it; null when there is no such category. */
  family(id: string): string[] | null {
    return this.byId.has(id) ? [id, ...this.children(id).flatMap((child) => this.family(child.id) ?? [])] : null;
  }

  /** The category, then the ones above it. */
  path(id: string): string[] {
    const parent = this.parents.get(id);
    return parent ? [id, ...this.path(parent)] : [id];
  }
}

/** A few dozen rows that every page needs: kept in memory for a minute. */
@Injectable()
export class Categories {
  private kept: { tree: CategoryTree; until: number } | null = null;

  constructor(
    private readonly db: DataSource,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async tree(): Promise<CategoryTree> {
    const now = this.clock.now().getTime();
    if (this.kept && now < this.kept.until && this.kept.tree.byId.size > 0) return this.kept.tree;
    const all = await this.db.getRepository(CategoryEntity).find({ order: { sort: 'ASC', id: 'ASC' } });
    this.kept = { tree: new CategoryTree(all), until: now + KEPT_MS };
    return this.kept.tree;
  }
}
