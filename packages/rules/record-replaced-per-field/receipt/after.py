"""Balls on a billiard table: position and velocity change in small steps."""
import sys
from collections import namedtuple

Ball = namedtuple("Ball", "x y dx dy spin colour")


def step_once(ball, dt):
    return Ball(ball.x + ball.dx * dt, ball.y, ball.dx, ball.dy, ball.spin, ball.colour)


def step_all(ball, dt):
    return Ball(ball.x + ball.dx * dt, ball.y + ball.dy * dt, ball.dx * 0.999, ball.dy, ball.spin * 0.99, ball.colour)


def crowd(balls, cells):
    """How many balls lie in each cell of the table, smoothed."""
    counts = [0.0] * cells
    for ball in balls:
        counts[int(abs(ball.x)) % cells] += 1.0
    smooth = 0.0
    for cell in range(1, cells - 1):
        smooth += abs(counts[cell - 1] - 2.0 * counts[cell] + counts[cell + 1])
    return smooth


def main():
    fields = int(sys.argv[1]) if len(sys.argv) > 1 else 4
    step = step_once if fields == 1 else step_all
    steps = 24_000 // (1 + fields)
    balls = [Ball(float(n), n * 0.5, 1.0 + n % 3, 0.5 - n % 2, 1.0, n % 7) for n in range(60)]
    rough = 0.0
    for _ in range(steps):
        balls = [step(ball, 0.01) for ball in balls]
        rough += crowd(balls, 100 * fields)
    print(round(sum(ball.x for ball in balls), 6), round(sum(ball.y for ball in balls), 6), round(rough, 3))


if __name__ == "__main__":
    main()
