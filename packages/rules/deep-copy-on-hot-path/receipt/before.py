"""Moves are tried on copies of a small game state."""
import copy
import random

START = {
    "board": [[0] * 6 for _ in range(6)],
    "players": {"red": {"stones": 12, "moves": []}, "blue": {"stones": 12, "moves": []}},
    "turn": 0,
}


def apply_move(state, row, column):
    after = copy.deepcopy(state)
    after["board"][row][column] = 1 + after["turn"] % 2
    player = after["players"]["red" if after["turn"] % 2 == 0 else "blue"]
    player["stones"] -= 1
    player["moves"].append((row, column))
    after["turn"] += 1
    return after


def value(state):
    score = 0
    for y, row in enumerate(state["board"]):
        for x, cell in enumerate(row):
            if cell:
                score += (3 - cell * 2) * (x * y + 1)
            elif x and row[x - 1]:
                score += 1
    return score


def settle(score, rounds):
    for step in range(rounds):
        score = (score * 31 + step) & 0xFFFF
    return score


def main():
    rng = random.Random(5)
    total = 0
    state = START
    for _ in range(16_000):
        state = apply_move(state, rng.randrange(6), rng.randrange(6))
        total += settle(value(state), 300)
        if state["turn"] == 20:
            state = START
    print(total, START["turn"], START["players"]["red"]["moves"])


if __name__ == "__main__":
    main()
