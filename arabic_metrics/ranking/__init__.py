"""Which figures a leaderboard may rank: of owners that are names, of a level, and of a day."""
