import { type PointerEvent, useRef, useState } from 'react';

interface Reorder {
  /** Index of the thing under way. */
  readonly dragged: number | null;
  readonly list: {
    readonly ref: React.RefObject<HTMLOListElement | null>;
    onPointerMove(event: PointerEvent): void;
    onPointerUp(): void;
    onPointerCancel(): void;
  };
  grip(index: number): { onPointerDown(event: PointerEvent): void };
}

/** Dragging within a list, by mouse, pen or finger. The list itself holds the pointer: its lines change places meanwhile. */
export const useReorder = (onMove: (from: number, to: number) => void): Reorder => {
  const ref = useRef<HTMLOListElement>(null);
  const [dragged, setDragged] = useState<number | null>(null);
  const drop = () => setDragged(null);
  return {
    dragged,
    list: {
      ref,
      onPointerMove: ({ clientY }) => {
        if (dragged === null || !ref.current) return;
        const over = [...ref.current.children].findIndex((line) => {
          const { top, bottom } = line.getBoundingClientRect();
          return clientY >= top && clientY < bottom;
        });
        if (over === -1 || over === dragged) return;
        onMove(dragged, over);
        setDragged(over);
      },
      onPointerUp: drop,
      onPointerCancel: drop,
    },
    grip: (index) => ({
      onPointerDown: (event) => {
        event.preventDefault();
        ref.current?.setPointerCapture(event.pointerId);
        setDragged(index);
      },
    }),
  };
};
