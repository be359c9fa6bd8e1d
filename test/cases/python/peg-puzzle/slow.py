"""Look for good lines of play in peg solitaire with a beam search."""
import json
import sys

START = [
    "  ooo  ",
    "  ooo  ",
    "ooooooo",
    "ooo.ooo",
    "ooooooo",
    "  ooo  ",
    "  ooo  ",
]


def read_board(rows):
    return [[1 if char == "o" else 0 if char == "." else 2 for char in row] for row in rows]


def moves(board):
    found = []
    for y in range(7):
        row = board[y]
        for x in range(7):
            if row[x] != 1:
                continue
            if x < 5 and row[x + 1] == 1 and row[x + 2] == 0:
                found.append((x, y, 1, 0))
            if x > 1 and row[x - 1] == 1 and row[x - 2] == 0:
                found.append((x, y, -1, 0))
            if y < 5 and board[y + 1][x] == 1 and board[y + 2][x] == 0:
                found.append((x, y, 0, 1))
            if y > 1 and board[y - 1][x] == 1 and board[y - 2][x] == 0:
                found.append((x, y, 0, -1))
    return found


def play(board, move):
    x, y, dx, dy = move
    after = json.loads(json.dumps(board))
    after[y][x] = 0
    after[y + dy][x + dx] = 0
    after[y + 2 * dy][x + 2 * dx] = 1
    return after


def value(board):
    """Pegs far from the middle are bad, lonely ones worse."""
    score = 0
    for y, row in enumerate(board):
        for x, cell in enumerate(row):
            if cell == 1:
                score += 10 + (x - 3) * (x - 3) + (y - 3) * (y - 3)
                if (x == 0 or row[x - 1] != 1) and (x == 6 or row[x + 1] != 1):
                    score += 2
    return score


def key(board):
    number = 0
    for row in board:
        for cell in row:
            number = number * 3 + cell
    return number


def beam(board, width):
    layer = [(value(board), key(board), board)]
    generated = 0
    depth = 0
    while True:
        following = {}
        for _, _, position in layer:
            for move in moves(position):
                after = play(position, move)
                generated += 1
                number = key(after)
                if number not in following:
                    following[number] = (value(after), number, after)
        if not following:
            return layer[0], depth, generated
        layer = sorted(following.values(), key=lambda entry: entry[:2])[:width]
        depth += 1


def show(board):
    return "\n".join("".join(".o "[cell] if cell < 2 else " " for cell in row) for row in board)


def load_settings():
    settings = json.loads('{"width": 480, "title": "peg solitaire"}')
    return json.loads(json.dumps(settings))


def main():
    settings = load_settings()
    width = int(sys.argv[1]) if len(sys.argv) > 1 else settings["width"]
    (score, _, board), depth, generated = beam(read_board(START), width)
    print(settings["title"], "moves", depth, "positions", generated, "score", score)
    print(show(board))


if __name__ == "__main__":
    main()
