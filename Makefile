# Two commands do everything: `make run` and `make test`. The rest is for those who work on it.
PORT ?= 8080
PY = .venv/bin/python
export GV_PORT = $(PORT)
export PYTHONWARNINGS = ignore

.PHONY: run chat desk test check check-live compare moved places evaluate-safety lint train validate evaluate evaluate-redaction bench widget-hash requirements setup setup-dev clean

run: setup             ## start everything; PORT=9000 moves the public port
	@$(PY) -m bot.stack

chat: setup            ## the same conversation in a terminal
	@$(PY) -m bot.chat

test: setup-dev lint check validate   ## all tests
	$(PY) -m pytest

check: setup-dev       ## faults in the content, for editors; ONLY="driftbuien j-vapen" looks at these only
	@$(PY) -m editor.check $(ONLY)

check-live: setup-dev  ## what must be confirmed before real use, by who can confirm it
	@$(PY) -m editor.live

compare: setup-dev     ## the topic search beside its parts and other ways to do it
	@$(PY) -m evaluation.compare

moved: setup-dev       ## development questions that go elsewhere since SINCE (a commit, default HEAD)
	@$(PY) -m evaluation.moved --since $(or $(SINCE),HEAD)

evaluate-safety: setup-dev   ## what the safety net notices, and what it raises for nothing
	@$(PY) -m evaluation.safety_report

lint: setup-dev
	.venv/bin/ruff check .
	.venv/bin/ruff format --check .
	.venv/bin/mypy

validate: setup        ## Rasa's own checks, training and test conversations
	@$(PY) -m bot.stack.validate

train: setup
	@$(PY) -m bot.stack.train

evaluate: setup-dev    ## recognition on the development questions, through the API
	@$(PY) -m evaluation.report

bench: setup-dev       ## speed, load and memory, also of a stock Rasa assistant; MESSAGES=20000 for a long run
	@$(PY) -m evaluation.bench $(if $(MESSAGES),--messages $(MESSAGES))

widget-hash: setup     ## the HTML with which another website loads exactly this widget; SERVER=https://chat.example.nl
	@$(PY) -m bot.gateway.widget_hash $(if $(SERVER),--server $(SERVER))

desk: setup-dev        ## the editor's desk: topics, examples and answers in the browser
	@$(PY) -m editor.desk

requirements:          ## pin the requirements anew
	.uv/bin/uv pip compile --quiet --no-header --no-annotate --python-version 3.10 requirements/run.in -o requirements/run.txt
	.uv/bin/uv pip compile --quiet --no-header --no-annotate --python-version 3.10 requirements/dev.in -o requirements/dev.txt

setup:
	@./setup.sh run

setup-dev:
	@./setup.sh dev

clean:
	rm -rf .venv .uv .cache .rasa models/rasa

places: setup-dev      ## faults in the lists of places near home; DO="export delft delft.xlsx" or "import …"
	@$(PY) -m editor.places $(or $(DO),check)

evaluate-redaction: setup-dev   ## what is taken out of a message before it is kept, and what is left
	@$(PY) -m evaluation.redaction
